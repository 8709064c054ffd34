package io.serenade.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Processor seconds that the server and all processes of its database have used so far; proc(5). */
record ServerCost(double server, double database) {
    private static final double TICKS_PER_SECOND = 100;

    static ServerCost of(ProcessHandle server, ProcessHandle postmaster) {
        double database = Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .mapToDouble(process -> seconds(process, process.equals(postmaster)))
                .sum();
        return new ServerCost(seconds(server, false), database);
    }

    ServerCost since(ServerCost before) {
        return new ServerCost(server - before.server, database - before.database);
    }

    /** @param withEnded whether children that have ended count as well */
    private static double seconds(ProcessHandle process, boolean withEnded) {
        return stat(process)
                .map(stat -> stat.substring(stat.lastIndexOf(')') + 2).split(" "))
                .map(fields -> Long.parseLong(fields[11])
                        + Long.parseLong(fields[12])
                        + (withEnded ? Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : 0))
                .map(ticks -> ticks / TICKS_PER_SECOND)
                .orElse(0.0);
    }

    private static Optional<String> stat(ProcessHandle process) {
        Path stat = Path.of("/proc/" + process.pid() + "/stat");
        try {
            return Files.exists(stat) ? Optional.of(Files.readString(stat)) : Optional.empty();
        } catch (IOException e) {
            if (!process.isAlive()) {
                return Optional.empty();
            }
            throw new UncheckedIOException(e);
        }
    }
}
