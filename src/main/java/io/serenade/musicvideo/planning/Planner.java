package io.serenade.musicvideo.planning;

import io.serenade.jobs.calls.Prices;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.StructuredWriter;
import io.serenade.providers.StructuredWriter.WritingRequest;
import io.serenade.providers.StructuredWriter.Written;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Plans a film by a language model or, if that fails, by {@link MoodPlan}: there is always a plan. {@link #ask} is one
 * paid call, for anyone who stores each of them.
 */
@ApplicationScoped
public class Planner {
    static final Duration DEADLINE = Duration.ofSeconds(90);

    private static final BigDecimal MILLION = new BigDecimal(1_000_000);
    private static final int CENT_PLACES = 4;

    /**
     * The longest answer of GPT-4o is 16,384; a script takes about 100, and a newer model's reasoning counts as well.
     */
    private static final int MAX_TOKENS = 16_000;

    private static final int TOKENS_PER_SCRIPT = 150;
    private static final int TOKENS_BESIDE = 6_000;

    /** Of English text, for an estimate that is too high rather than too low. */
    private static final int CHARACTERS_PER_TOKEN = 3;

    /** What a model can write within the deadline; shots beyond share its scripts. */
    private static final int MAX_SCRIPTS = 45;

    @Inject
    PlannerSettings settings;

    @Inject
    Prices prices;

    private List<StructuredWriter> writers = List.of();

    @Inject
    void choose(@Any Instance<StructuredWriter> all) {
        writers = all.stream().toList();
    }

    void choose(List<StructuredWriter> all) {
        writers = List.copyOf(all);
    }

    /**
     * The result of one call.
     *
     * @param plan empty if the answer was unusable
     * @param cost in dollars; it is paid even if the answer is unusable
     * @param again whether another call may succeed
     * @param problem what was wrong with the answer, in one sentence; empty if there is a plan
     */
    public record Asked(Optional<ScenePlan> plan, BigDecimal cost, boolean again, String problem) {}

    /** Whether a model is configured; without one each film is planned by its mood. */
    public boolean isConfigured() {
        return writer().filter(StructuredWriter::isConfigured).isPresent();
    }

    /** The account that pays, as in the call log; empty if no model is configured. */
    public Optional<String> account() {
        return writer().map(StructuredWriter::name);
    }

    /** What one call may cost at most, in dollars; zero if no model is configured. */
    public BigDecimal mostItCosts(PlanRequest request) {
        return writer().filter(StructuredWriter::isConfigured)
                .map(writer -> {
                    WritingRequest writing = writing(request, writer);
                    long input = (writing.instructions().length()
                                    + writing.task().length()
                                    + writing.schema().toString().length())
                            / CHARACTERS_PER_TOKEN;
                    return cost(writing.model(), input, writing.mostTokens());
                })
                .orElse(BigDecimal.ZERO);
    }

    /**
     * Asks the model once.
     *
     * @throws ProviderException when there was no answer, or a refusal
     */
    public Asked ask(PlanRequest request) {
        StructuredWriter writer = writer().filter(StructuredWriter::isConfigured)
                .orElseThrow(() -> new ProviderException(Category.UNAVAILABLE, "There is no model to ask.", null));
        WritingRequest writing = writing(request, writer);
        Written written = write(writer, writing);
        BigDecimal cost = cost(writing.model(), written.inputTokens(), written.outputTokens());
        return switch (written.end()) {
            case COMPLETE ->
                new PlanReader(limited(request), clips(limited(request)))
                        .read(written.json().orElseThrow(), name(written, writing))
                        .map(plan -> new Asked(Optional.of(plan), cost, false, ""))
                        .orElseGet(() -> useless(cost, true, "The model's plan makes no sense."));
            case CUT_OFF -> useless(cost, true, "The model's plan was cut off.");
            case SENSELESS -> useless(cost, true, "The model wrote no plan.");
            case REFUSED -> useless(cost, false, "The model does not want to plan this film.");
        };
    }

    private static Asked useless(BigDecimal cost, boolean again, String problem) {
        return new Asked(Optional.empty(), cost, again, problem);
    }

    private static String name(Written written, WritingRequest writing) {
        return written.model().isEmpty() ? writing.model() : written.model();
    }

    private static Written write(StructuredWriter writer, WritingRequest writing) {
        try {
            return writer.write(writing, DEADLINE);
        } catch (CircuitBreakerOpenException e) {
            throw new ProviderException(Category.UNAVAILABLE, "The scene planner has been failing for a while.", e);
        }
    }

    /** The plan without a model. */
    public ScenePlan byMood(PlanRequest request) {
        return MoodPlan.of(limited(request));
    }

    private Optional<StructuredWriter> writer() {
        return writers.stream()
                .filter(writer -> writer.name().equals(settings.provider()))
                .findFirst();
    }

    /** The model that is asked; empty if no model is configured. */
    public Optional<String> model() {
        return writer().map(writer -> settings.model().orElseGet(writer::usualModel));
    }

    /** The day on which the model is shut down, if one has been announced. */
    Optional<LocalDate> lastDay(Duration deadline) {
        return writer().flatMap(writer -> writer.lastDay(model().orElseThrow(), deadline));
    }

    private WritingRequest writing(PlanRequest request, StructuredWriter writer) {
        List<Integer> scripted = clips(limited(request)).madeFor();
        return new WritingRequest(
                settings.model().orElseGet(writer::usualModel),
                Briefing.INSTRUCTIONS,
                Briefing.task(request, scripted),
                PlanSchema.NAME,
                PlanSchema.SCHEMA,
                Math.min(MAX_TOKENS, TOKENS_BESIDE + TOKENS_PER_SCRIPT * scripted.size()));
    }

    private static PlanRequest limited(PlanRequest request) {
        return new PlanRequest(
                request.prompt(), request.song(), request.lyrics(), Math.min(MAX_SCRIPTS, request.clips()));
    }

    private static ClipAssignment clips(PlanRequest request) {
        return ClipAssignment.ofCuts(request.song().cuts(), request.song().sections(), request.clips());
    }

    private BigDecimal cost(String model, long inputTokens, long outputTokens) {
        return prices.of(PlannerSettings.inputOf(model))
                .multiply(BigDecimal.valueOf(inputTokens))
                .add(prices.of(PlannerSettings.outputOf(model)).multiply(BigDecimal.valueOf(outputTokens)))
                .divide(MILLION, CENT_PLACES, RoundingMode.UP);
    }
}
