package io.serenade.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.site.theme.Theme;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StaticFilesTest {
    private static final int BUDGET_BYTES = 150 * 1024;

    private final StaticFiles files = FolderFiles.of(Theme.load("valentine"));

    @Test
    void findsAFileWithAndWithoutTheHash() {
        String forever = files.url("css/site.css");

        assertThat(files.find(forever)).isPresent();
        assertThat(files.isForever(forever)).isTrue();
        assertThat(files.find("/assets/css/site.css")).isPresent();
        assertThat(files.isForever("/assets/css/site.css")).isFalse();
    }

    @Test
    void findsAFileOfAnEarlierHashButNotForever() {
        assertThat(files.find("/assets/0123456789ab/css/site.css")).isPresent();
        assertThat(files.isForever("/assets/0123456789ab/css/site.css")).isFalse();
    }

    @Test
    void findsNothingElse() {
        assertThat(Stream.of("/assets/", "/assets/../WEB-INF/web.xml", "/assets/0000/css/site.css", "/css/site.css"))
                .allMatch(path -> files.find(path).isEmpty());
        assertThatThrownBy(() -> files.url("css/absent.css")).hasMessageContaining("css/absent.css");
    }

    @Test
    void changesTheHashWithTheTheme() {
        assertThat(FolderFiles.of(Theme.load("christmas")).hash()).isNotEqualTo(files.hash());
    }

    @Test
    void staysWithinTheBudgetOfSlowNetworks() {
        int bytes = scriptsAndStyles().stream()
                .mapToInt(name -> files.find(files.url(name)).orElseThrow().gzipped().length)
                .sum();

        assertThat(bytes).isLessThan(BUDGET_BYTES);
    }

    private List<String> scriptsAndStyles() {
        return files.names().stream()
                .filter(name -> name.endsWith(".js") || name.endsWith(".css"))
                .toList();
    }
}
