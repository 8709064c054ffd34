package io.serenade.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.rendering.Media;
import io.serenade.rendering.image.TestPictures;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files sent before an order: looked at, stored and handed out. */
@ExtendWith(RunningServer.class)
class UploadsIT {
    private static final byte[] PICTURE = TestPictures.written(TestPictures.quarters(1600, 800), "png");
    private static final int FIFTY_MEGABYTES = 50 * 1024 * 1024;

    @TempDir
    Path folder;

    @Test
    void aPictureIsStoredUprightAndHandedOut(Api api) {
        Answer stored =
                api.send("POST", "/api/uploads", BodyPublishers.ofByteArray(PICTURE), "Content-Type", "image/png");

        assertThat(stored.status()).isEqualTo(201);
        assertThat(stored.field("kind")).isEqualTo("picture");
        assertThat(stored.json().getInt("width")).isEqualTo(1280);
        assertThat(stored.json().getInt("height")).isEqualTo(640);
        assertThat(stored.json().containsKey("seconds")).isFalse();
        assertThat(stored.header("RateLimit")).contains("\"uploads\";r=19");
        String address = stored.field("url");
        assertThat(address).startsWith(api.address() + "/uploads/u-");
        Answer fetched = api.get(pathOf(address)).isOk();
        assertThat(fetched.header("Content-Type")).contains("image/jpeg");
        assertThat(fetched.header("X-Robots-Tag")).contains("noindex");
        assertThat(fetched.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(api.get(pathOf(address).replace(".jpg", ".mp4")).status()).isEqualTo(404);
        assertThat(api.get("/uploads/u-abcdefghijklmnopqrstuvwx.jpg").status()).isEqualTo(404);
    }

    @Test
    void aClipComesInAForm(Api api) throws IOException {
        Path clip = folder.resolve("clip.mp4");
        String place = "filmed in the garden";
        Media.run(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc=s=90x160:d=2",
                "-pix_fmt",
                "yuv420p",
                "-metadata",
                "comment=" + place,
                "-y",
                clip.toString()));
        byte[] bytes = Files.readAllBytes(clip);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).contains(place);

        Answer stored = api.send(
                "POST",
                "/api/uploads",
                BodyPublishers.concat(
                        BodyPublishers.ofString(
                                "--xYz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"clip.mp4\"\r\n"
                                        + "Content-Type: video/mp4\r\n\r\n"),
                        BodyPublishers.ofByteArray(bytes),
                        BodyPublishers.ofString("\r\n--xYz--\r\n")),
                "Content-Type",
                "multipart/form-data; boundary=xYz");

        assertThat(stored.status()).isEqualTo(201);
        assertThat(stored.field("kind")).isEqualTo("clip");
        assertThat(stored.json().getJsonNumber("seconds").doubleValue()).isEqualTo(2.0);
        Answer part = api.get(pathOf(stored.field("url")), "Range", "bytes=0-99");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("Content-Type")).contains("video/mp4");
        assertThat(part.header("Content-Range")).matches("bytes 0-99/\\d{4,}");
        assertThat(api.get(pathOf(stored.field("url"))).isOk().text()).doesNotContain(place);
    }

    @Test
    void refusalsSayWhatToSend(Api api) {
        assertRefused(api, "image/heic", "\0\0\0\u0018ftypheic\0\0\0\0mif1heic", 415, "image_unsupported");
        assertRefused(api, "image/png", "<html>", 415, "image_unsupported");
        assertRefused(api, "image/gif", "GIF89a\1\0\1\0", 422, "image_damaged");
        assertRefused(api, "application/json", "{}", 415, "unsupported_media_type");
        assertRefused(api, "multipart/form-data; boundary=x", "--x--\r\n", 400, "bad_request");
        assertRefused(api, "image/png", "", 400, "bad_request");
        assertThat(api.send(
                                "POST",
                                "/api/uploads",
                                BodyPublishers.ofByteArray(PICTURE),
                                "Content-Type",
                                "image/png",
                                "Origin",
                                "https://elsewhere.example")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void manyLargeFilesAtOnceNeitherFillTheHeapNorHoldUpOthers(Api api) throws IOException {
        byte[] large = new byte[FIFTY_MEGABYTES + 60_000];
        List<Socket> slow = new ArrayList<>();
        try {
            for (int sender = 0; sender < 20; sender++) {
                slow.add(begin(api));
            }
            List<CompletableFuture<Answer>> sent = IntStream.range(0, 8)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> api.otherVisitor()
                            .send(
                                    "POST",
                                    "/api/uploads",
                                    BodyPublishers.ofByteArray(large),
                                    "Content-Type",
                                    "video/mp4")))
                    .toList();

            assertThat(api.get("/health/live").isOk().field("status")).isEqualTo("UP");
            assertThat(sent)
                    .extracting(CompletableFuture::join)
                    .extracting(Answer::status)
                    .allSatisfy(status -> assertThat(status).isIn(415, 503));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertThat(api.get("/api/health").isOk().field("status")).isEqualTo("healthy");
    }

    /** Sends the head of an upload and the first bytes of its file. */
    private static Socket begin(Api api) throws IOException {
        URI server = URI.create(api.address());
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.getOutputStream()
                .write(("POST /api/uploads HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\n"
                                + "Content-Length: 5000000\r\n\r\nxx")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void assertRefused(Api api, String type, String body, int status, String code) {
        Answer refusal = api.send(
                "POST",
                "/api/uploads",
                BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.ISO_8859_1)),
                "Content-Type",
                type);
        assertThat(refusal.status()).as(type + " " + body).isEqualTo(status);
        assertThat(refusal.field("code")).isEqualTo(code);
    }

    private static String pathOf(String address) {
        return URI.create(address).getPath();
    }
}
