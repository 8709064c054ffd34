package io.serenade.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serenade.crash.RunningSerenade;
import io.serenade.rendering.Media;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What holds after every proof, however the run went. */
final class Invariants {
    private static final Duration HEALTHY = Duration.ofSeconds(30);

    /** Begin the values of all secrets that proofs configure; so no log may have it. */
    static final String CANARY = "canary-4f1d9c";

    private final RunningSerenade serenade;

    Invariants(RunningSerenade serenade) {
        this.serenade = serenade;
    }

    /** It has one success, everybody can play it, and nothing was asked for twice. */
    void succeededOnce(Order order, String job) {
        assertThat(serenade.jobOf(job)).endsWith(" SUCCEEDED");
        assertThat(serenade.rows(
                        "select count(*) from job_events where job_id = ? and name = 'moved' and data like '%SUCCEEDED%'",
                        job))
                .as("successes that were told")
                .containsExactly("1");
        isPlayable(order, job);
        paidOnce(job);
    }

    /** Each request that a stand-in took is known here, and none of them was made twice. */
    void paidOnce(String job) {
        assertThat(serenade.rows(
                        "select name from provider_tasks where job_id = ? and external_id is not null"
                                + " group by name having count(*) > 1",
                        job))
                .as("requests that were taken twice")
                .isEmpty();
        assertThat(serenade.rows(
                        "select provider || ' ' || id from sandbox_tasks where id not in"
                                + " (select external_id from provider_tasks where external_id is not null) and ? <> ''",
                        job))
                .as("requests that a provider took and no job knows of")
                .isEmpty();
        assertThat(serenade.rows(
                        "select details::json ->> 'text' from sandbox_files where provider = 'elevenlabs' and ? <> ''"
                                + " group by details::json ->> 'text' having count(*) > 1",
                        job))
                .as("speeches that were spoken twice")
                .isEmpty();
        assertThat(serenade.rows("select reserved::text from job_budgets where job_id = ? and reserved <> 0", job))
                .as("costs still reserved")
                .isEmpty();
    }

    private void isPlayable(Order order, String job) {
        try {
            Path film = Files.createTempFile("proof", ".media");
            try {
                if (order.result(job).isEmpty()) {
                    Files.write(film, Files.readAllBytes(finished(job)));
                } else {
                    HttpResponse<byte[]> answer =
                            serenade.send(serenade.request(order.result(job)).build(), BodyHandlers.ofByteArray());
                    assertThat(answer.statusCode()).as(order.result(job)).isEqualTo(200);
                    Files.write(film, answer.body());
                }
                decodes(film);
            } finally {
                Files.delete(film);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path finished(String job) throws IOException {
        try (Stream<Path> files = Files.walk(serenade.data().resolve("storage/video-outputs"))) {
            return files.filter(file ->
                            file.toString().contains(job) && file.toString().endsWith(".mp4"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No film of " + job));
        }
    }

    /** A file that ends early, or whose index is missing, is read with a complaint. */
    private static void decodes(Path file) throws IOException {
        Process tool = new ProcessBuilder(
                        Media.ffmpeg().binary().toString(), "-v", "error", "-i", file.toString(), "-f", "null", "-")
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).as("what a decoder complains of").isBlank();
    }

    /** Nothing of a run is left over: no slot, no temporary file, no running child, and health is good. */
    void nothingIsLeftOver() {
        await().atMost(HEALTHY).until(() -> serenade.get("/health/ready").statusCode() == 200);
        assertThat(serenade.rows(
                        "select name from provider_tasks where state in ('ADMITTED', 'SENT', 'RUNNING') and ? = ''",
                        ""))
                .as("slots that are held")
                .isEmpty();
        assertThat(temporaryFiles()).as("temporary files").isEmpty();
        assertThat(tools()).as("tools that still run").isEmpty();
    }

    /** In the server's folder for them; unfinished media lie beside the finished ones and go with the clean-up. */
    private List<String> temporaryFiles() {
        try (Stream<Path> files = Files.list(serenade.data().resolve("server/tmp"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("serenade-"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> tools() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(command -> command.contains("ffmpeg ")
                        && command.contains(serenade.data().toString()))
                .toList();
    }

    /** No log has a secret that was configured, the token of a callback, or a name that somebody typed. */
    void noLogTells(String... names) {
        List<String> secrets = new ArrayList<>(List.of(names));
        secrets.add(CANARY);
        secrets.addAll(serenade.rows(
                "select regexp_replace(webhook_url, '.*/', '') from sandbox_tasks where webhook_url is not null and ? = ''",
                ""));
        try (Stream<Path> logs = Files.list(serenade.data().resolve("server/log"))) {
            for (Path log : logs.toList()) {
                assertThat(Files.readString(log, StandardCharsets.UTF_8))
                        .as(log.toString())
                        .doesNotContain(secrets);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
