package io.serenade.rendering.ffmpeg;

import io.serenade.platform.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The command line around FFmpeg that limits what a child can do: no network and namespaces of its own for users and
 * processes, memory, processor time, file size, open files and priority. In a user namespace a child cannot read other
 * processes, whose environment may hold keys. Limits that the system does not allow are left out and logged.
 */
final class Confinement {
    private static final System.Logger LOG = System.getLogger(Confinement.class.getName());
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int OPEN_FILES = 64;

    /**
     * From the strictest to none; killing a child in a process namespace of its own also kills every process it
     * started.
     */
    private static final List<List<String>> NAMESPACES = List.of(
            List.of("unshare", "--user", "--map-root-user", "--net", "--pid", "--fork", "--kill-child", "--"),
            List.of("unshare", "--net", "--pid", "--fork", "--kill-child", "--"),
            List.of("unshare", "--user", "--map-root-user", "--net", "--"),
            List.of());

    private final Path binary;
    private final int memoryMegabytes;
    private final List<String> namespaces;
    private final boolean limits;
    private final boolean nice;

    private Confinement(Path binary, int memoryMegabytes, List<String> namespaces, boolean limits, boolean nice) {
        this.binary = binary;
        this.memoryMegabytes = memoryMegabytes;
        this.namespaces = namespaces;
        this.limits = limits;
        this.nice = nice;
    }

    /** Tries once what this system allows, with FFmpeg's own version as the trial. */
    static Confinement probe(Path binary, int memoryMegabytes) {
        return probe(binary, memoryMegabytes, NAMESPACES);
    }

    static Confinement probe(Path binary, int memoryMegabytes, List<List<String>> choices) {
        boolean limits = works(new Confinement(binary, memoryMegabytes, List.of(), true, false));
        boolean nice = works(new Confinement(binary, memoryMegabytes, List.of(), false, true));
        List<String> namespaces = choices.stream()
                .filter(prefix -> works(new Confinement(binary, memoryMegabytes, prefix, limits, nice)))
                .findFirst()
                .orElse(List.of());
        return new Confinement(binary, memoryMegabytes, namespaces, limits, nice);
    }

    private static boolean works(Confinement candidate) {
        List<String> command = candidate.command(List.of("-version"), Duration.ofSeconds(10), 0);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(10, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "cannot run " + command.get(0), e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    List<String> command(List<String> arguments, Duration deadline, long fileBytes) {
        List<String> command = new ArrayList<>(namespaces);
        if (limits) {
            // Data counts what the child allocates; the address space also holds its shared libraries.
            command.add("prlimit");
            command.add("--data=" + (long) memoryMegabytes * MEBIBYTE);
            command.add("--as=" + 4L * memoryMegabytes * MEBIBYTE);
            command.add("--cpu=" + (10 + 2 * deadline.toSeconds()));
            command.add("--fsize=" + fileBytes);
            command.add("--nofile=" + OPEN_FILES);
            command.add("--core=0");
        }
        if (nice) {
            command.addAll(List.of("nice", "-n", "10"));
        }
        command.add(binary.toString());
        command.addAll(arguments);
        return command;
    }

    /** Whether children have namespaces of their own, so that they reach neither the network nor other processes. */
    boolean isCage() {
        return namespaces.contains("--net") && namespaces.contains("--user");
    }

    /** @throws SettingsException when the system does not allow these namespaces */
    void requireCage() {
        if (!isCage()) {
            throw new SettingsException(
                    "FFMPEG_CAGE",
                    "is on, but this system gives FFmpeg no network and user namespaces of its own (" + describe()
                            + "): allow user namespaces, in a container by a seccomp profile such as docker/seccomp.json,"
                            + " or set FFMPEG_CAGE=off.");
        }
    }

    String describe() {
        return "FFmpeg children run " + (namespaces.isEmpty() ? "WITH network" : "without network")
                + (namespaces.contains("--user") ? ", unable to look into other processes" : "")
                + (namespaces.contains("--pid") ? ", in a process namespace" : "")
                + (limits ? ", with at most " + memoryMegabytes + " MB" : ", WITHOUT resource limits (no prlimit)")
                + (nice ? ", at low priority" : "");
    }
}
