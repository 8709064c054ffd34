package io.serenade.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminPasswordTest {
    @TempDir
    Path data;

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void isTheOneThatWasSet() {
        environment.put("ADMIN_PASSWORD", "twelve signs");

        assertThat(find().orElseThrow().reveal()).isEqualTo("twelve signs");
    }

    @Test
    void isRefusedWhenItIsShort() {
        environment.put("ADMIN_PASSWORD", "eleven sign");

        assertThatThrownBy(this::find)
                .isInstanceOf(SettingsException.class)
                .hasMessage("ADMIN_PASSWORD must have at least 12 characters.");
    }

    @Test
    void isMadeOnceForItsOwnerOnly() throws IOException {
        assertThat(find()).isEmpty();

        Secret made = AdminPassword.make(data);

        assertThat(find()).contains(made);
        assertThat(made.reveal()).hasSizeGreaterThanOrEqualTo(20);
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).containsExactly(AdminPassword.file(data));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(AdminPassword.file(data))))
                .isEqualTo("rw-------");
    }

    /** What a full disk or a crash may have left. */
    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "short"})
    void isRefusedWhenItsFileHoldsNone(String content) throws IOException {
        Files.writeString(AdminPassword.file(data), content);

        assertThatThrownBy(this::find)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(AdminPassword.file(data).toString())
                .hasMessageContaining("remove that file");
    }

    private Optional<Secret> find() {
        environment.put("DATA_DIR", data.toString());
        return AdminPassword.find(new Settings(name -> Optional.ofNullable(environment.get(name))));
    }
}
