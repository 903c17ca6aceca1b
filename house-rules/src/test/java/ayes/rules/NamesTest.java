package ayes.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void noClassHasANameThatSaysNothing() {
        noClasses()
                .that(resideOutsideOfPackage(Product.GENERATED))
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Support")
                .orShould()
                .haveSimpleNameEndingWith("Common")
                .orShould()
                .haveSimpleNameEndingWith("Data")
                .orShould()
                .haveSimpleNameEndingWith("Info")
                .because(
                        "a name is the product's or the field's word for a thing; these are words for not having found it")
                .check(Product.CLASSES);
    }

    /** Because NullAway looks only where this annotation is: a package without it is not checked at all. */
    @Test
    void everyPackageIsNullMarked() {
        var unmarked = Product.CLASSES.stream()
                .map(JavaClass::getPackage)
                .filter(found -> !found.getName().equals(Product.GENERATED))
                .filter(found -> !found.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unmarked).isEmpty();
    }
}
