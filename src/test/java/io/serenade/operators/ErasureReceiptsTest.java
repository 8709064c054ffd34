package io.serenade.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.jobs.CoreForTests;
import io.serenade.jobs.retention.RetentionSettings;
import io.serenade.platform.settings.Provider;
import io.serenade.platform.settings.Providers;
import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.ServerSettings;
import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import io.serenade.storage.StorageSettings;
import io.serenade.storage.StoresForTests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureReceiptsTest {
    private static final Provider REPLICATE =
            new Provider("replicate", "TOKEN_OF_A_TEST", "Replicate", "pictures").keeping("Gone one hour after each.");

    private static final String SONG = "k3v9xq21ab4mzr7t2yw8pd6c";
    private static final String KEY = "a key that has thirty-two letters";

    private static CoreForTests.World database;

    @TempDir
    Path folder;

    private MediaStore media;
    private OperatorWorld world;
    private ErasureReceipts receipts;

    @BeforeAll
    static void open() {
        database = CoreForTests.World.create();
    }

    @BeforeEach
    void begin() {
        world = new OperatorWorld(database);
        media = StoresForTests.inFolder(folder);
        Settings settings = new Settings(name -> Optional.empty());
        world.core
                .beans()
                .give(new ReceiptSettings(Optional.of(new Secret(KEY))))
                .give(RetentionSettings.from(settings))
                .give(StorageSettings.from(settings))
                .give(ServerSettings.from(settings))
                .give(new Providers(List.of(REPLICATE)))
                .give(settings);
        receipts = world.get(ErasureReceipts.class);
        receipts.media = media;
        world.order("toby", "Toby");
        world.order("bella", "Bella");
    }

    @Test
    void saysWhatWasStoredAndWhoWasAsked() {
        world.database.update("""
                insert into ledger (job_id, provider, operation, attempt, answer, duration_ms, cost, at)
                values ('toby', 'replicate', 'ask', 1, 'ok', 10, 0, now())""");
        erase("toby");

        String receipt = receipts.issue(List.of("toby", "bella")).orElseThrow();

        assertThat(receipt)
                .contains("Song toby", "Photo (folders of the server)", "Names (database)")
                .contains("replicate, called 1 times", "one hour after each")
                .contains("none was found")
                .doesNotContain("Toby", "bella");
    }

    @Test
    void tellsThatFilesAreStillThere() throws Exception {
        world.order(SONG, "Milo");
        media.put(MediaKind.PHOTO, SONG + ".jpg", file -> Files.write(file, new byte[1]));
        erase(SONG);

        assertThat(receipts.issue(List.of(SONG)).orElseThrow()).contains("some are still there");
    }

    @Test
    void isIssuedForWhatWasErasedOnly() {
        assertThat(receipts.issue(List.of("toby"))).isEmpty();
    }

    @Test
    void isGenuineUntilALetterIsChanged() {
        erase("toby");
        String receipt = receipts.issue(List.of("toby")).orElseThrow();

        assertThat(receipts.isGenuine(receipt)).isTrue();
        assertThat(receipts.isGenuine(receipt.replace("\n", "\r\n"))).isTrue();
        assertThat(receipts.isGenuine(receipt.replace("toby", "bella"))).isFalse();
        assertThat(receipts.isGenuine(receipt.replaceFirst("Signature.*", ""))).isFalse();
        assertThat(receipts.isGenuine("")).isFalse();
    }

    @Test
    void findsAllOfOnePerson() {
        assertThat(world.get(PersonalJobs.class).of("toby"))
                .extracting(ListedJob::id)
                .containsExactlyInAnyOrder("toby", "bella");
        world.database.update("update love_songs set cookie_id = 'other' where session_id = 'bella'");
        assertThat(world.get(PersonalJobs.class).of("toby"))
                .extracting(ListedJob::id)
                .containsExactly("toby");
        assertThat(world.get(PersonalJobs.class).of("nobody")).isEmpty();
    }

    @Test
    void takesNoShortKey() {
        Map<String, String> short31 = Map.of("RECEIPT_KEY", "a key that has thirty-one chars");
        assertThatThrownBy(() -> ReceiptSettings.from(new Settings(name -> Optional.ofNullable(short31.get(name)))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("RECEIPT_KEY");
    }

    private void erase(String id) {
        world.core.jobs().erase(id);
    }
}
