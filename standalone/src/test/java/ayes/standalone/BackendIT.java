package ayes.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** Whatever backend was asked for: it is there, and it is the same to those who use it. */
class BackendIT {

    @Test
    void givesAnOwnerWhoIsNoSuperuser() throws Exception {
        Backend backend = Backend.shared();

        try (Connection owner =
                        DriverManager.getConnection(backend.jdbcUrl(), backend.ownerUser(), backend.ownerPassword());
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('is_superuser'), current_database(),"
                        + " current_setting('wal_level'), current_setting('fsync')")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("off");
            assertThat(row.getString(2)).isEqualTo("ayes");
            assertThat(row.getString(3)).isEqualTo("logical");
            assertThat(row.getString(4)).isEqualTo("on");
        }
    }

    @Test
    void givesABroker() throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", Backend.shared().bootstrapServers()))) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
        }
    }

    @Test
    void refusesABackendThatThereIsNot() {
        assertThatThrownBy(() -> Backend.start("imagined")).hasMessageContaining("embedded or containers");
    }
}
