package io.serenade.rendering.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.serenade.rendering.Media;
import io.serenade.rendering.image.pixels.Pixels;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndCardTest {
    @TempDir
    static Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://lovesongs.example",
                "http://127.0.0.1:8080",
                "https://a-rather-long-name-of-a-campaign.marketing.example.org/pets"
            })
    void theCodeLeadsToTheSite(String address) throws Exception {
        BufferedImage card = card(address, "720");
        int edge = card.getWidth();
        int[] pixels = card.getRGB(0, 0, edge, edge, null, 0, edge);
        BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(edge, edge, pixels)));
        assertThat(new QRCodeReader().decode(bitmap).getText()).isEqualTo(address);
    }

    @Test
    void nothingLiesBelowPlayersControls() throws Exception {
        BufferedImage card = card("https://lovesongs.example", "720");
        for (int y = 636; y < 720; y++) {
            for (int x = 0; x < 720; x++) {
                assertThat(card.getRGB(x, y) >> 8 & 255).as("%d, %d", x, y).isLessThan(60);
            }
        }
    }

    @Test
    void isDrawnAtAnySize() throws Exception {
        assertThat(card("https://lovesongs.example", "240").getWidth()).isEqualTo(240);
    }

    @Test
    void showsTheHostWithoutWhatNobodyTypes() {
        assertThat(new EndCard.CardText("", "", URI.create("https://www.lovesongs.example/pets")).shown())
                .isEqualTo("lovesongs.example");
        assertThat(new EndCard.CardText("", "", URI.create("http://127.0.0.1:8080")).shown())
                .isEqualTo("127.0.0.1:8080");
    }

    private static BufferedImage card(String address, String resolution) throws Exception {
        RecordVideoSettings settings = RecordVideoSettings.from(
                Media.settings(Map.of("PUBLIC_BASE_URL", address, "VIDEO_RESOLUTION", resolution)));
        Pixels photo = PressedPhoto.open(Media.photo(folder));
        Composition art = new Composition(settings);
        EndCard card = new EndCard(
                art.still().toOpaqueImage(), art.lettering(), settings.card().orElseThrow());
        return card.draw(photo, "Rex", "Ada").toOpaqueImage();
    }
}
