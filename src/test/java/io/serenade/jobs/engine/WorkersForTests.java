package io.serenade.jobs.engine;

import io.serenade.jobs.CoreForTests;
import io.serenade.jobs.JobQueue;
import io.serenade.jobs.SpareWork;
import io.serenade.platform.BeansOf;
import io.serenade.platform.ManagedThreads;
import io.serenade.platform.settings.ServerSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The workers of a node that is called {@code node}, on the tables of a core. */
final class WorkersForTests {
    private WorkersForTests() {}

    static Workers of(
            CoreForTests core, JobQueue queue, ManagedThreads threads, WorkerSettings settings, SpareWork... spare) {
        Workers made = new Workers();
        made.executor = threads.executor();
        made.queue = queue;
        made.spare = BeansOf.these(spare);
        made.runner = core.beans().get(StageRunner.class);
        made.workflows = made.runner.workflows;
        made.settings = settings;
        made.server = new ServerSettings(
                Path.of("."),
                URI.create("http://localhost"),
                List.of(),
                List.of(),
                List.of(),
                "admin",
                Optional.empty(),
                "node");
        made.clock = core.clock();
        made.open();
        return made;
    }
}
