package io.serenade.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The running server, a process of its own. */
final class ServerProcess implements AutoCloseable {
    /** Somewhat more than the server takes to let its work end, see {@link ServerCommand#SUSPEND_SECONDS}. */
    private static final Duration STOP = Duration.ofSeconds(58);

    private static final int PROBE_MILLIS = 2_000;

    private final Process process;
    private final ServerInstance instance;
    private final ServerLog log;

    private ServerProcess(Process process, ServerInstance instance, ServerLog log) {
        this.process = process;
        this.instance = instance;
        this.log = log;
    }

    static ServerProcess start(
            List<String> command, Map<String, String> environment, ServerInstance instance, boolean logToConsole) {
        ServerLog log = new ServerLog(instance.log(), instance.consoleLog());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                logToConsole
                        ? ProcessBuilder.Redirect.INHERIT
                        : ProcessBuilder.Redirect.to(instance.consoleLog().toFile()));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            Files.writeString(instance.processId(), Long.toString(process.pid()));
            return new ServerProcess(process, instance, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server that outlived its launcher still works on this folder; a second one would spoil its files. */
    static void refuseWhenRunning(ServerInstance instance) {
        findRunning(instance).ifPresent(process -> {
            throw new LaunchException("Serenade is already running with this DATA_DIR (process " + process.pid()
                    + ", left over from an earlier start): stop it first with \"kill " + process.pid()
                    + "\", or set DATA_DIR to another folder.");
        });
    }

    private static Optional<ProcessHandle> findRunning(ServerInstance instance) {
        if (Files.notExists(instance.processId())) {
            return Optional.empty();
        }
        try {
            return ProcessHandle.of(Long.parseLong(
                            Files.readString(instance.processId()).strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> isServerOf(instance, process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After a restart of the machine the process id may belong to any other process. */
    private static boolean isServerOf(ServerInstance instance, ProcessHandle process) {
        return process.info()
                .arguments()
                .map(arguments -> List.of(arguments).contains(ServerCommand.baseDirectory(instance)))
                .orElse(process.info()
                        .command()
                        .filter(command -> command.endsWith("java"))
                        .isPresent());
    }

    /** Returns when the application is ready. */
    void awaitReady(URI readiness, Duration timeout) {
        Instant end = Instant.now().plus(timeout);
        while (!isReady(readiness)) {
            if (hasEndedWithin(Duration.ofMillis(200))) {
                throw failure("The server ended with exit code " + process.exitValue() + " before it was ready.");
            }
            Optional<String> refused = instance.findDeploymentFailure();
            if (refused.isPresent()) {
                throw failure("The application could not be started in the server.");
            }
            if (Instant.now().isAfter(end)) {
                throw failure("The server was not ready within " + timeout.toSeconds() + " seconds (" + readiness
                        + " did not answer 200).");
            }
        }
    }

    private static boolean isReady(URI readiness) {
        try {
            HttpURLConnection connection = (HttpURLConnection) readiness.toURL().openConnection();
            connection.setConnectTimeout(PROBE_MILLIS);
            connection.setReadTimeout(PROBE_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            // Nobody listens yet: the usual answer while the server starts.
            return false;
        }
    }

    private LaunchException failure(String sentence) {
        return new LaunchException(sentence + " Its last errors:\n  " + String.join("\n  ", log.lastErrors())
                + "\nThe whole log is " + log.file() + ".");
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Lets requests and renders end; a server that does not end in time is killed. */
    @Override
    public void close() {
        process.destroy();
        if (!hasEndedWithin(STOP)) {
            kill();
        }
        try {
            Files.deleteIfExists(instance.processId());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean hasEndedWithin(Duration time) {
        try {
            process.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Waiting for the server was interrupted.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
