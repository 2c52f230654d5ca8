package dateline.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportRulesTest {
    private static final JavaClasses DATELINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dateline");

    /** Classes of the tests, each in a package of its own named {@code broken}, that break every rule. */
    private static final JavaClasses BROKEN = new ClassFileImporter()
            .withImportOption(location -> location.contains("/broken/"))
            .importPackages("dateline");

    @ParameterizedTest
    @EnumSource
    void holds(ImportRules rule) {
        rule.rule().check(DATELINE);
    }

    @ParameterizedTest
    @EnumSource
    void canFail(ImportRules rule) {
        assertThat(rule.rule().evaluate(BROKEN).hasViolation()).isTrue();
    }
}
