package ayes.verify.http;

import ayes.verify.Compared.Verdict;
import ayes.verify.Outcome;
import ayes.verify.Report;
import ayes.verify.ReportTree;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import reactor.core.publisher.Mono;

/** {@code GET /verify}. */
@WebEndpoint(id = "verify")
public final class VerifyEndpoint {

    private static final int CONFLICT = 409;

    private final OneCheckAtATime checks;
    private final boolean counts;

    /** @param counts whether answers carry questions and counts, which may be hidden from who asks */
    public VerifyEndpoint(OneCheckAtATime checks, boolean counts) {
        this.checks = checks;
        this.counts = counts;
    }

    /** Who stops waiting stops nothing: others may wait for the same check. */
    @ReadOperation
    public Mono<WebEndpointResponse<Map<String, Object>>> verify() {
        return Mono.fromFuture(checks::ask, true).map(this::answer);
    }

    private WebEndpointResponse<Map<String, Object>> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Checked(Report report) ->
                new WebEndpointResponse<>(
                        counts ? ReportTree.withCounts(report, false) : ReportTree.withoutCounts(report),
                        report.verdict() == Verdict.AGREES ? WebEndpointResponse.STATUS_OK : CONFLICT);
            case Outcome.Unreachable(String sentence) ->
                new WebEndpointResponse<>(
                        Map.of("verdict", "unreachable", "conclusion", counts ? sentence : "It cannot be checked now."),
                        WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE);
        };
    }
}
