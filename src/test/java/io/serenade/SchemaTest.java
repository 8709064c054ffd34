package io.serenade;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.serenade.platform.database.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is mapped is there, and a node of the version before can go on while another one has migrated already.
 *
 * <p>Seen to fail with a field of {@code Roast} that has no column, and with a migration that drops one.
 */
class SchemaTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** Before the first release that could be updated while it ran. */
    private static final String ALONE = "V0162";

    /** What the statements of an older node may stumble over. */
    private static final Map<String, Pattern> HARD = Map.of(
            "takes something away", pattern("drop (table|view|function|column)"),
            "calls something otherwise", pattern("alter [^;]* rename (?!constraint)"),
            "demands what older nodes do not write", pattern("alter column \\w+ set not null"),
            "adds a column that older nodes do not fill",
                    pattern("add column (?![^,;]*\\b(default|generated)\\b)[^,;]*not null"),
            "changes a type", pattern("alter column \\w+ (set data )?type"),
            "refuses what older nodes write",
                    pattern("alter table [^;]*add (constraint|check|unique|foreign|primary)"));

    private static Pattern pattern(String statement) {
        return Pattern.compile("\\b" + statement.replace(" ", "\\s+"), Pattern.CASE_INSENSITIVE);
    }

    @Test
    void aNodeOfTheVersionBeforeRunsOn() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            files.filter(file -> file.getFileName().toString().compareTo(ALONE) > 0)
                    .filter(file -> !file.getFileName().toString().startsWith(ALONE))
                    .forEach(file -> HARD.forEach((what, statement) -> {
                        if (statement.matcher(statements(file)).find()) {
                            found.put(file.getFileName() + " " + what, statements(file));
                        }
                    }));
        }
        assertThat(found).isEmpty();
    }

    private static String statements(Path file) {
        try {
            return Files.readString(file).replaceAll("--[^\\n]*", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void hasAColumnForEveryField() {
        List<String> columns = TestDatabase.create()
                .list(
                        "select table_name || '.' || column_name from information_schema.columns where table_schema = 'public'",
                        row -> row.getString(1));
        List<String> mapped = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.serenade").stream()
                        .filter(type -> type.isAnnotatedWith(Entity.class))
                        .flatMap(SchemaTest::columnsOf)
                        .toList();

        assertThat(mapped).hasSizeGreaterThan(50);
        assertThat(columns).containsAll(mapped);
    }

    private static Stream<String> columnsOf(JavaClass entity) {
        String table = entity.getAnnotationOfType(Table.class).name();
        return entity.getFields().stream()
                .filter(field -> !field.isAnnotatedWith(Transient.class)
                        && field.getModifiers().stream()
                                .noneMatch(word -> word.name().matches("STATIC|TRANSIENT")))
                .map(field -> table + "." + columnOf(field));
    }

    private static String columnOf(JavaField field) {
        return field.tryGetAnnotationOfType(Column.class)
                .map(Column::name)
                .filter(name -> !name.isEmpty())
                .orElse(field.getName())
                .toLowerCase(Locale.ROOT);
    }
}
