package ayes.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** The rule of a step is at its top, a plain function of plain values. */
class PureCoreTest {

    private static final String[] CORE = {
        "ayes.event",
        "ayes.access",
        "ayes.fold",
        "ayes.screen",
        "ayes.ingest.room",
        "ayes.ingest.vote",
        "ayes.relay",
        "ayes.processor",
        "ayes.gateway",
        "ayes.replay",
        "ayes.replay.past",
        "ayes.verify",
    };

    /** What stands beside the rule in a top package because it binds the whole step together. */
    private static final Map<String, String> SHELL = Map.ofEntries(
            Map.entry("ayes.relay.RelaySupervisor", "runs the relay: the only place that knows all its worlds"),
            Map.entry("ayes.relay.RelayStatus", "tells the log when the relay's state changes"),
            Map.entry("ayes.relay.RelayHealth", "tells the operator"),
            Map.entry("ayes.relay.RelayMetrics", "tells the operator"),
            Map.entry("ayes.gateway.GatewayMetrics", "tells the operator"),
            Map.entry("ayes.gateway.GatewayPhases", "orders the step's start and stop"),
            Map.entry("ayes.gateway.Trouble", "tells the log of records that cannot be read"),
            Map.entry("ayes.screen.Frames", "writes JSON, with Jackson's writer and nothing else of the world"),
            Map.entry("ayes.verify.Check", "runs a check: the only place that knows all its worlds"));

    private static final Set<String> CLOCKS_AND_DICE = Set.of(
            name(Instant.class, "now"),
            name(System.class, "currentTimeMillis"),
            name(System.class, "nanoTime"),
            name(Clock.class, "systemUTC"),
            name(Clock.class, "systemDefaultZone"),
            name(InstantSource.class, "system"),
            name(Random.class, "<init>"),
            name(ThreadLocalRandom.class, "current"),
            name(UUID.class, "randomUUID"),
            name(Math.class, "random"),
            name(Thread.class, "sleep"));

    @Test
    void theRuleSeesNothingOfTheWorld() {
        classes()
                .that(areRules())
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "org.jspecify.annotations",
                                "ayes.event",
                                "ayes.wire",
                                "ayes.topic",
                                "ayes.access",
                                // Bound settings name their defaults with one annotation of Spring's.
                                "org.springframework.boot.context.properties.bind")
                        .or(areInCore())
                        .as("are the JDK's or plain values of ours"))
                .because(
                        "what is a plain function of plain values can be tested in milliseconds, replayed, and trusted")
                .check(Product.CLASSES);
    }

    @Test
    void theRuleAsksNoClockAndThrowsNoDice() {
        noClasses()
                .that(areRules())
                .should()
                .accessTargetWhere(DescribedPredicate.<JavaAccess<?>>describe(
                        "it is a clock or a die",
                        access ->
                                CLOCKS_AND_DICE.contains(access.getTargetOwner().getName() + "." + access.getName())))
                .because("time and ids are arguments: the same events must give the same answer, now and in a replay")
                .check(Product.CLASSES);
    }

    @Test
    void everyExceptionIsStillThere() {
        assertThat(SHELL.keySet()).allMatch(Product.CLASSES::contain);
    }

    private static DescribedPredicate<JavaClass> areRules() {
        return areInCore().and(DescribedPredicate.describe("hold a rule", type -> !isShell(outermost(type))));
    }

    private static DescribedPredicate<JavaClass> areInCore() {
        return resideInAnyPackage(CORE).as("are in a core package");
    }

    private static boolean isShell(JavaClass type) {
        return SHELL.containsKey(type.getName()) || isConfiguration(type) || isMain(type);
    }

    private static boolean isConfiguration(JavaClass type) {
        return type.isMetaAnnotatedWith("org.springframework.context.annotation.Configuration")
                || type.isAnnotatedWith("org.springframework.context.annotation.Configuration");
    }

    private static boolean isMain(JavaClass type) {
        return type.tryGetMethod("main", String[].class)
                .filter(main -> main.getModifiers().contains(JavaModifier.STATIC))
                .isPresent();
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(PureCoreTest::outermost).orElse(type);
    }

    private static String name(Class<?> owner, String method) {
        return owner.getName() + "." + method;
    }
}
