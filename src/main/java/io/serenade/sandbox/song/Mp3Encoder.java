package io.serenade.sandbox.song;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Turns a recording into an MP3 of 128 kbit/s by FFmpeg. The file appears under its name only when it is whole; the same
 * recording gives the same bytes.
 */
public final class Mp3Encoder {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final String ffmpeg;

    /** Takes the path of the FFmpeg program. */
    public Mp3Encoder(String ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    public void encode(PcmSong song, Path target) throws IOException, InterruptedException {
        Path folder = target.toAbsolutePath().getParent();
        Path unfinished = Files.createTempFile(folder, "unfinished-", ".part");
        try {
            run(song, unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private void run(PcmSong song, Path output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(output))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            CompletableFuture<String> complaints = CompletableFuture.supplyAsync(() -> read(process));
            CompletableFuture<Void> feeding = CompletableFuture.runAsync(() -> feed(song, process));
            if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("FFmpeg did not finish within " + DEADLINE.toSeconds() + " s and was stopped.");
            }
            if (process.exitValue() != 0) {
                throw new IOException("FFmpeg ended with " + process.exitValue() + ": " + complaints.join());
            }
            feeding.get();
        } catch (ExecutionException e) {
            throw new IOException("The music could not be handed to FFmpeg.", e.getCause());
        } finally {
            process.destroyForcibly();
        }
    }

    /** Bit-exact flags keep versions and times out of the file; the Xing header lets players know its length. */
    private List<String> command(Path output) {
        return List.of(
                ffmpeg,
                "-hide_banner",
                "-nostdin",
                "-loglevel",
                "error",
                "-y",
                "-f",
                "s16le",
                "-ar",
                "" + PcmSong.SAMPLE_RATE,
                "-ac",
                "" + PcmSong.CHANNELS,
                "-i",
                "pipe:0",
                "-map_metadata",
                "-1",
                "-fflags",
                "+bitexact",
                "-flags:a",
                "+bitexact",
                "-c:a",
                "libmp3lame",
                "-b:a",
                "128k",
                "-write_xing",
                "1",
                "-id3v2_version",
                "3",
                "-f",
                "mp3",
                output.toString());
    }

    private static void feed(PcmSong song, Process process) {
        try (OutputStream in = process.getOutputStream()) {
            song.writeTo(in);
        } catch (IOException e) {
            throw new UncheckedIOException("FFmpeg stopped listening.", e);
        }
    }

    private static String read(Process process) {
        try {
            return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "no message could be read (" + e.getMessage() + ")";
        }
    }
}
