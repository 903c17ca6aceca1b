package ayes.rules;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class StatementsTest {

    private static final String STOPS_EARLY =
            "next|take|takeUntil|takeWhile|first|blockFirst|timeout|any|all|hasElements";

    @Test
    void everyResultIsReadToItsEnd() {
        noClasses()
                .that()
                .resideInAPackage("ayes.ingest.postgres..")
                .should()
                .callMethodWhere(target(nameMatching(STOPS_EARLY))
                        .and(target(owner(assignableTo(Flux.class).or(assignableTo(Mono.class))))))
                .because(
                        "an operator that stops early cancels the statement, and a cancelled R2DBC statement leaves its"
                                + " pooled connection in the middle of a conversation")
                .check(Product.CLASSES);
    }
}
