package io.serenade.petroast.web;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobState;
import io.serenade.jobs.calls.ProviderSlots;
import io.serenade.petroast.CaptionStyle;
import io.serenade.petroast.PetRoastSettings;
import io.serenade.petroast.Roast;
import io.serenade.petroast.RoastStatus;
import io.serenade.petroast.Roasts.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Optional;

/** Roasts in the JSON of their API. */
@ApplicationScoped
public class RoastJson {
    @Inject
    private PetRoastSettings settings;

    @Inject
    private ProviderSlots slots;

    /** The status of a roast. */
    @JsonbPropertyOrder({"jobId", "status", "detail", "updatedAt"})
    public record Status(String jobId, String status, String detail, Instant updatedAt) {}

    /** How it ended. */
    @JsonbPropertyOrder({"jobId", "status", "videoUrl", "detail"})
    public record Result(String jobId, String status, Optional<String> videoUrl, String detail) {}

    /** The body of webhooks. */
    @JsonbPropertyOrder({"jobId", "status", "videoUrl"})
    public record Outcome(String jobId, String status, Optional<String> videoUrl) {}

    Status status(Entry entry) {
        return new Status(
                entry.job().id(),
                entry.status().word(),
                detail(entry),
                entry.job().updatedAt());
    }

    Result result(Entry entry) {
        return new Result(entry.job().id(), entry.status().word(), videoUrl(entry), detail(entry));
    }

    Outcome outcome(Entry entry) {
        return new Outcome(entry.job().id(), entry.status().word(), videoUrl(entry));
    }

    Outcome sample(String jobId) {
        return new Outcome(jobId, RoastStatus.COMPLETED.word(), Optional.of(address(jobId + ".mp4")));
    }

    Optional<String> videoUrl(Entry entry) {
        return entry.status() == RoastStatus.COMPLETED ? entry.roast().video().map(this::address) : Optional.empty();
    }

    private String address(String key) {
        return settings.publicBaseUrl() + "/roasts/" + key;
    }

    /** The address of the original video; empty if nothing was drawn over it. */
    Optional<String> plainVideoUrl(Entry entry) {
        return entry.status() == RoastStatus.COMPLETED
                ? entry.roast().plainVideo().map(this::address)
                : Optional.empty();
    }

    private static String doing(Roast roast) {
        if (roast.plainVideo().isPresent()) {
            return roast.filter().isPresent() ? "Filter is being drawn" : "Captions are being written";
        }
        return roast.videoAddress().isPresent() ? "Video is being stored" : "Video is being rendered";
    }

    private static String missing(Roast roast) {
        if (roast.captions() != CaptionStyle.BURNED) {
            return "the filter";
        }
        return roast.filter().isPresent() ? "the filter and the captions" : "the captions";
    }

    /** One sentence for a person. */
    private String detail(Entry entry) {
        Job job = entry.job();
        return switch (entry.status()) {
            case QUEUED ->
                job.state() == JobState.WAITING
                        ? "Waiting for a place at the video service, number " + slots.place(job.id()) + " in line"
                        : "Waiting to be sent to the video service";
            case PROCESSING -> doing(entry.roast());
            case COMPLETED ->
                entry.roast().isToBeDrawnOver() && !entry.roast().isDrawnOver()
                        ? "Video generation successful, but " + missing(entry.roast()) + " could not be drawn"
                        : "Video generation successful";
            case FAILED ->
                job.state() == JobState.CANCELLED
                        ? "The video was cancelled."
                        : job.error().map(JobError::message).orElse("The video could not be made.");
        };
    }
}
