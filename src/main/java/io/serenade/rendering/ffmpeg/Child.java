package io.serenade.rendering.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One running FFmpeg process with its streams; {@link #kill} ends it together with everything it started. */
public final class Child {
    private static final System.Logger LOG = System.getLogger(Child.class.getName());

    private final String role;
    private final Process process;
    private final ErrorTail errors;
    private volatile boolean killed;

    private Child(String role, Process process) {
        this.role = role;
        this.process = process;
        this.errors = new ErrorTail(role, process.getErrorStream());
    }

    static Child start(String role, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        // The child gets nothing of the server's environment, which contains secrets.
        builder.environment().keySet().retainAll(List.of("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SystemRoot"));
        builder.environment().put("AV_LOG_FORCE_NOCOLOR", "1");
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        Child child = new Child(role, builder.start());
        Thread drain = new Thread(child.errors, "ffmpeg-errors-" + role);
        drain.setDaemon(true);
        drain.start();
        return child;
    }

    public OutputStream input() {
        return process.getOutputStream();
    }

    public InputStream output() {
        return process.getInputStream();
    }

    /** What FFmpeg wrote first: versions aside, the description of its input. */
    public String firstWords() {
        return errors.head();
    }

    /** Waits for the end and throws unless the child ended with exit code 0. */
    public void awaitSuccess() throws FfmpegException, InterruptedException {
        int exitCode = process.waitFor();
        errors.awaitEnd();
        if (exitCode != 0) {
            if (!killed) {
                errors.log(System.Logger.Level.WARNING, "ended with exit code " + exitCode);
            }
            throw new FfmpegException(role, exitCode, errors.tail());
        }
    }

    /** Its role and last output, unless it has ended. */
    Optional<String> stillAtWork() {
        return process.isAlive() ? Optional.of((role + " " + errors.tail()).strip()) : Optional.empty();
    }

    void kill() {
        killed = true;
        if (process.isAlive() && !errors.tail().isEmpty()) {
            errors.log(System.Logger.Level.INFO, "is killed at work");
        }
        // Children first: once their parent is gone they can no longer be found.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    void awaitDeath(Duration timeout) throws InterruptedException {
        if (!process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
            LOG.log(System.Logger.Level.WARNING, "{0} (process {1}) does not die", role, process.pid());
        }
    }
}
