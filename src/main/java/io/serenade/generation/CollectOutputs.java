package io.serenade.generation;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobMedia;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.Stage;
import io.serenade.jobs.StageException;
import io.serenade.jobs.StageException.Category;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.calls.ProviderCalls;
import io.serenade.platform.files.MediaFormat;
import io.serenade.providers.MediaGenerator;
import io.serenade.providers.ProviderException;
import io.serenade.storage.MediaKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Copies the provider's results into our storage immediately, because the provider deletes them after an hour. */
@ApplicationScoped
public class CollectOutputs implements Stage {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final int PREDICTED_PERCENT = 80;

    /** Their numbers have two digits. */
    private static final int MAX_OUTPUTS = 99;

    @Inject
    Generations generations;

    @Inject
    JobMedia media;

    @Inject
    MediaGenerator generator;

    @Inject
    ProviderCalls calls;

    @Inject
    GenerationSettings settings;

    @Inject
    Jobs jobs;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return "collect-outputs";
    }

    @Override
    public WorkerPool pool() {
        return WorkerPool.IO;
    }

    @Override
    public Duration deadline() {
        return TIMEOUT.plusMinutes(1);
    }

    @Override
    public RetryPolicy retryPolicy() {
        return settings.retryPolicy();
    }

    @Override
    public Outcome run(Claim claim) throws InterruptedException {
        jobs.report(claim, PREDICTED_PERCENT);
        Generation generation = generations.get(claim.jobId());
        List<String> keys = new ArrayList<>();
        try {
            collect(claim, generation, keys);
            int leftOut = Math.max(0, generation.outputs().size() - MAX_OUTPUTS);
            return Outcome.done(() -> generations.get(claim.jobId()).markStored(keys, leftOut));
        } catch (ProviderException e) {
            StageException failure = ProviderCalls.toStageException(e);
            throw new StageException(
                    isWorthWaiting(generation) ? failure.category() : Category.COUNTED,
                    failure.error(),
                    failure.retryAfter(),
                    e);
        } catch (IOException | UncheckedIOException e) {
            JobError error = new JobError("storage_failed", "The result could not be stored.", true);
            throw new StageException(isWorthWaiting(generation) ? Category.UNAVAILABLE : Category.COUNTED, error, e);
        } finally {
            media.removeIfWithdrawn(claim.jobId(), MediaKind.GENERATED, keys);
        }
    }

    /** Waiting makes sense only while the provider still keeps the outputs. */
    private boolean isWorthWaiting(Generation generation) {
        return clock.instant().isBefore(generation.outputsKeptUntil());
    }

    private void collect(Claim claim, Generation generation, List<String> keys)
            throws IOException, InterruptedException {
        List<URI> outputs = generation.outputs();
        for (int i = 0; i < Math.min(MAX_OUTPUTS, outputs.size()); i++) {
            keys.add(collect(claim, outputs.get(i), name(claim.jobId(), i)));
        }
        Optional<String> text = generation.outputText();
        if (keys.isEmpty() && text.isPresent()) {
            String key = claim.jobId() + ".txt";
            media.put(claim.jobId(), MediaKind.GENERATED, key, file -> Files.writeString(file, text.get()));
            keys.add(key);
        }
    }

    private static String name(String jobId, int index) {
        return index == 0 ? jobId : jobId + "-" + (index + 1);
    }

    /** The format, and with it the key, is known only after the download. */
    private String collect(Claim claim, URI output, String name) throws IOException, InterruptedException {
        Path download = Files.createTempFile("serenade-output", null);
        try {
            MediaFormat format = calls.call(
                    claim.jobId(),
                    generator.name(),
                    "download-output",
                    claim.attempts() + 1,
                    () -> generator.fetch(output, download, TIMEOUT));
            String key = name + "." + format.extension();
            media.put(
                    claim.jobId(),
                    MediaKind.GENERATED,
                    key,
                    file -> Files.move(download, file, StandardCopyOption.REPLACE_EXISTING));
            return key;
        } finally {
            Files.deleteIfExists(download);
        }
    }
}
