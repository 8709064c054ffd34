package io.serenade.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Named moments at which a server halts as under {@code kill -9}, once each. A Byteman agent in the server watches
 * them, so production code has none. A point is armed by a file of its name, which the halting server removes.
 *
 * <ul>
 *   <li>{@code before.STAGE}: claimed, and nothing done
 *   <li>{@code answered.OPERATION}: an outside service has answered, and nothing of it is stored
 *   <li>{@code written.FOLDER}: a file is complete under its temporary name
 *   <li>{@code kept.FOLDER}: it has its final name, and no outcome says so; both also for one file of a job alone, as
 *       {@code kept.clips.mp4} and {@code kept.clips-clip.mp4}
 *   <li>{@code after.STAGE}: an outcome was stored, whichever comes first
 * </ul>
 */
record CrashPoints(Path folder) {
    private static final String SCRIPT = """
            RULE stage claimed
            CLASS io.serenade.jobs.engine.StageRunner
            METHOD run(io.serenade.jobs.Claim, java.time.Instant)
            AT ENTRY
            BIND armed : java.io.File = new java.io.File("%1$s/before." + $1.stage())
            IF armed.delete()
            DO Runtime.getRuntime().halt(137)
            ENDRULE

            RULE outcome stored
            CLASS io.serenade.jobs.engine.StageRunner
            METHOD settle(io.serenade.jobs.Claim, io.serenade.jobs.Outcome)
            AT EXIT
            BIND armed : java.io.File = new java.io.File("%1$s/after." + $1.stage())
            IF armed.delete()
            DO Runtime.getRuntime().halt(137)
            ENDRULE

            RULE service answered
            CLASS io.serenade.jobs.calls.ProviderCalls
            METHOD call(String, String, String, int, java.util.function.Function, java.util.function.Supplier)
            AFTER INVOKE java.util.function.Supplier.get
            BIND armed : java.io.File = new java.io.File("%1$s/answered." + $3)
            IF armed.delete()
            DO Runtime.getRuntime().halt(137)
            ENDRULE

            RULE file written
            CLASS io.serenade.storage.LocalMediaStore
            METHOD put
            AT INVOKE moveInto
            BIND any : java.io.File = new java.io.File("%1$s/written." + $1.folder()),
                 armed : java.io.File = new java.io.File("%1$s/written." + $1.folder() + $2.replaceFirst("^[0-9a-z-]{24,36}?(?=[.-][a-z])", ""))
            IF any.delete() || armed.delete()
            DO Runtime.getRuntime().halt(137)
            ENDRULE

            RULE file kept
            CLASS io.serenade.storage.LocalMediaStore
            METHOD put
            AFTER INVOKE syncFolder
            BIND any : java.io.File = new java.io.File("%1$s/kept." + $1.folder()),
                 armed : java.io.File = new java.io.File("%1$s/kept." + $1.folder() + $2.replaceFirst("^[0-9a-z-]{24,36}?(?=[.-][a-z])", ""))
            IF any.delete() || armed.delete()
            DO Runtime.getRuntime().halt(137)
            ENDRULE
            """;

    static CrashPoints in(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("armed"));
        Files.writeString(folder.resolve("points.btm"), SCRIPT.formatted(folder.resolve("armed")));
        return new CrashPoints(folder);
    }

    /** For JAVA_OPTS: the agent, visible in every module of the server. */
    String javaOptions() {
        String agent = System.getProperty("serenade.byteman");
        return "-javaagent:" + agent + "=script:" + folder.resolve("points.btm") + ",boot:" + agent
                + " -Djboss.modules.system.pkgs=org.jboss.byteman";
    }

    void arm(List<String> points) {
        for (String point : points) {
            try {
                Files.writeString(armedFolder().resolve(point), "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Those at which no server has halted yet. */
    List<String> armed() {
        try (Stream<Path> files = Files.list(armedFolder())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void disarm() {
        for (String point : armed()) {
            try {
                Files.deleteIfExists(armedFolder().resolve(point));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Path armedFolder() {
        return folder.resolve("armed");
    }
}
