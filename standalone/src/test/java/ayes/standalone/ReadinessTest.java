package ayes.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReadinessTest {

    private final JsonMapper json = new JsonMapper();

    @Test
    void namesWhatIsNotUpYet() {
        var health = json.readTree("""
                {"status":"DOWN","components":{
                  "ayesIngest":{"status":"UP"},"ayesRelay":{"status":"DOWN"},"readinessState":{"status":"OUT_OF_SERVICE"}}}
                """);

        assertThat(Readiness.notUp(health)).containsExactly("Relay", "readinessState");
    }

    /** It would wait for ever, and votes are taken meanwhile. */
    @Test
    void doesNotWaitForARelayThatWaitsForAnOperator() {
        var health = json.readTree("""
                {"status":"HALTED","components":{
                  "ayesIngest":{"status":"UP"},"ayesRelay":{"status":"HALTED"}}}
                """);

        assertThat(Readiness.notUp(health)).isEmpty();
    }

    @Test
    void isNotReadyWhenNothingIsSaid() {
        assertThat(Readiness.notUp(json.readTree("{\"status\":\"DOWN\"}"))).containsExactly("the steps");
    }
}
