package ayes.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** All classes of the product, without tests. */
final class Product {

    /** Made by Avro from the schemas: in its style, not in ours. */
    static final String GENERATED = "ayes.wire.avro";

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("ayes");

    private Product() {}
}
