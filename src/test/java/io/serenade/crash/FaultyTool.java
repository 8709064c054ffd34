package io.serenade.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** An FFmpeg that does its work, except with the songs it is told of. */
record FaultyTool(Path program, String nap) {

    static FaultyTool around(Path ffmpeg, Path folder) throws IOException {
        String nap = "6" + System.nanoTime() % 1_000_000;
        Path program = Files.writeString(folder.resolve("faulty"), """
                #!/bin/sh
                read -r hang < '%1$s/hang'
                read -r crash < '%1$s/crash'
                read -r swell < '%1$s/swell'
                case "$*" in
                    *"$hang"*) sleep %2$s & sleep %2$s ;;
                    *"$crash"*) echo 'double free' >&2; sh -c 'kill -SEGV $$'; exit $? ;;
                    *"$swell"*) dd if=/dev/zero of=/dev/null bs=800M count=1 || exit 9; exit 0 ;;
                esac
                exec '%3$s' "$@"
                """.formatted(folder, nap, ffmpeg));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        FaultyTool tool = new FaultyTool(program, nap);
        for (String fault : List.of("hang", "crash", "swell")) {
            tool.tell(fault, "no song yet");
        }
        return tool;
    }

    void hangsWith(String song) {
        tell("hang", song);
    }

    void crashesWith(String song) {
        tell("crash", song);
    }

    /** Takes all the memory it gets. */
    void swellsWith(String song) {
        tell("swell", song);
    }

    /** What still runs of it. */
    List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(program.toString()) || line.contains("sleep " + nap))
                        .isPresent())
                .toList();
    }

    private void tell(String fault, String song) {
        try {
            Path told = Files.writeString(program.resolveSibling(fault + ".new"), song + "\n");
            Files.move(told, program.resolveSibling(fault), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
