package ayes.ingest.postgres;

import ayes.access.Tenants;
import ayes.ingest.token.SigningKeys;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The signing keys in the database, shared by every ingest instance. The first instance makes the first key. */
public final class KeyStore {

    private static final String INSERT_FIRST = """
            INSERT INTO signing_key (kid, private_jwk)
            SELECT $1, $2 WHERE NOT EXISTS (SELECT FROM signing_key WHERE retired_at IS NULL)
            """;

    private final Transactions transactions;

    public KeyStore(Transactions transactions) {
        this.transactions = transactions;
    }

    public Mono<SigningKeys> load() {
        return transactions
                .outsideTenants(KeyStore::keys)
                .filter(found -> !found.isEmpty())
                .switchIfEmpty(Mono.defer(this::makeFirst))
                .map(SigningKeys::of);
    }

    /** Under a lock that ends with the transaction, however that ends: two instances may start at once. */
    private Mono<List<String>> makeFirst() {
        // Before the transaction: where many processes start at once it takes longer than one may stand idle.
        String key = SigningKeys.generate();
        return transactions.inTenant(
                Tenants.PUBLIC, // keys belong to no tenant; a transaction needs one
                connection -> Rows.query(
                                connection, row -> true, "SELECT pg_advisory_xact_lock(hashtext('ayes.signing-key'))")
                        .then(Rows.update(
                                connection, INSERT_FIRST, UUID.randomUUID().toString(), key))
                        .then(keys(connection)));
    }

    private static Mono<List<String>> keys(Connection connection) {
        return Rows.query(
                        connection,
                        row -> Rows.value(row, "private_jwk", String.class),
                        "SELECT private_jwk FROM signing_key WHERE retired_at IS NULL ORDER BY created_at DESC, kid")
                .collectList();
    }
}
