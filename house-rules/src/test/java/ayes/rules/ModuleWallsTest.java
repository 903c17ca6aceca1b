package ayes.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import org.junit.jupiter.api.Test;

/** The folders are the flow: each step knows the words and the rules that steps share, and no other step. */
class ModuleWallsTest {

    private static final String[] STEPS = {
        "ayes.ingest..", "ayes.relay..", "ayes.processor..", "ayes.gateway..", "ayes.replay..", "ayes.verify.."
    };

    @Test
    void noStepKnowsAnother() {
        slices().matching("ayes.(ingest|relay|processor|gateway|replay|verify)..")
                .namingSlices("the step $1")
                .should()
                .notDependOnEachOther()
                .because(
                        "each step runs as a process of its own; all that goes between them is in schemas, and rules that two"
                                + " of them apply are in fold and screen")
                .check(Product.CLASSES);
    }

    @Test
    void theWordsAndTheSharedRulesKnowNoStep() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "ayes.event..", "ayes.wire..", "ayes.topic..", "ayes.access..", "ayes.fold..", "ayes.screen..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(STEPS)
                .because("every step depends on these")
                .check(Product.CLASSES);
    }

    @Test
    void nothingKnowsStandalone() {
        noClasses()
                .that()
                .resideOutsideOfPackages("ayes.standalone..", "ayes.cluster..", "ayes.proof..", "ayes.bench..")
                .should()
                .dependOnClassesThat(resideInAPackage("ayes.standalone.."))
                .because("standalone is one way to run the steps, and they must run without it")
                .check(Product.CLASSES);
    }

    @Test
    void onlyTheWireSeesWhatAvroGenerated() {
        noClasses()
                .that()
                .resideOutsideOfPackages("ayes.wire", Product.GENERATED)
                .should()
                .dependOnClassesThat(resideInAPackage(Product.GENERATED))
                .because("the generated classes change with the schemas; everybody else speaks ayes.event")
                .check(Product.CLASSES);
    }

    @Test
    void springFindsNothingByItself() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.context.annotation.ComponentScan")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.stereotype")
                .because("what a step is made of stands in its configuration class, to be read from top to bottom")
                .check(Product.CLASSES);
    }
}
