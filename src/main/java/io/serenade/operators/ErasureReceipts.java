package io.serenade.operators;

import io.serenade.jobs.Workflows;
import io.serenade.jobs.operations.OperatedJobs;
import io.serenade.jobs.operations.OperatedJobs.Medium;
import io.serenade.jobs.retention.RetentionSettings;
import io.serenade.platform.database.Database;
import io.serenade.platform.settings.Provider;
import io.serenade.platform.settings.Providers;
import io.serenade.platform.settings.ServerSettings;
import io.serenade.platform.settings.Settings;
import io.serenade.storage.MediaStore;
import io.serenade.storage.StorageSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes receipts for erased jobs: what was stored, where and until when, what is left, and which copies providers
 * have. A receipt is a signed, readable text. It is written on request, from what is left of a job, and holds no
 * personal data.
 */
@ApplicationScoped
public class ErasureReceipts {
    private static final Logger LOG = System.getLogger(ErasureReceipts.class.getName());
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final String OWN_TERMS = "We know no term after which it removes its copy; its own terms hold.";
    private static final String STAND_IN = "Our own stand-in answered; nothing left this installation.";

    @Inject
    OperatedProducts products;

    @Inject
    Workflows workflows;

    @Inject
    RetentionSettings retention;

    @Inject
    ReceiptSignature signature;

    @Inject
    MediaStore media;

    @Inject
    StorageSettings storage;

    @Inject
    ServerSettings server;

    @Inject
    Providers providers;

    @Inject
    Settings settings;

    @Inject
    Database database;

    @Inject
    Clock clock;

    private record Erased(String id, String product, Instant orderedAt, Instant erasedAt) {}

    private record Asked(String provider, int calls, Instant last) {}

    /** @return empty when none of them was erased */
    public Optional<String> issue(List<String> jobIds) {
        List<Erased> jobs = database.list(
                "select id, product, created_at, erased_at from jobs where id = any(?) and erased_at is not null"
                        + " order by created_at, id",
                row -> new Erased(
                        row.getString("id"),
                        row.getString("product"),
                        Database.instant(row, "created_at"),
                        Database.instant(row, "erased_at")),
                (Object) jobIds.toArray(String[]::new));
        if (jobs.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder("Receipt of erasure\n");
        text.append("Issued by ").append(server.publicBaseUrl()).append(" on ").append(MOMENT.format(clock.instant()));
        text.append("\n");
        jobs.forEach(job -> tell(text, job));
        text.append("\nBackups that the operator has made end with the backups' own term.\n");
        text.append("Check this receipt: POST ").append(server.publicBaseUrl()).append("/api/receipts/verify\n");
        return Optional.of(signature.sign(text.toString()));
    }

    public boolean isGenuine(String receipt) {
        return signature.isGenuine(receipt);
    }

    private void tell(StringBuilder text, Erased job) {
        Duration kept = workflows.get(job.product()).keptFor();
        line(text, "");
        line(text, products.title(job.product()) + " " + job.id());
        line(text, "  Ordered: " + MOMENT.format(job.orderedAt()));
        line(text, "  Erased:  " + MOMENT.format(job.erasedAt()));
        line(
                text,
                "  Was stored, at most until " + MOMENT.format(job.orderedAt().plus(kept)) + ":");
        products.find(job.product())
                .map(OperatedJobs::held)
                .orElse(List.of())
                .forEach(held ->
                        line(text, "    - " + held.what() + " (" + (held.inStorage() ? place() : "database") + ")"));
        line(text, "  " + left(job));
        line(
                text,
                "  Stays without personal data until "
                        + MOMENT.format(job.erasedAt().plus(retention.jobsKept()))
                        + ": a row that says that there was an order,");
        line(text, "    its states and times, and the log of calls without their texts.");
        providers(text, job);
    }

    private String place() {
        return storage.bucket().map(bucket -> "bucket " + bucket.name()).orElse("folders of the server");
    }

    /** Looked for now, because a file that could not be removed at once is left to the nightly clean-up. */
    private String left(Erased job) {
        List<Medium> named =
                products.find(job.product()).map(jobs -> jobs.media(job.id())).orElse(List.of());
        try {
            for (Medium medium : named) {
                if (media.find(medium.kind(), medium.key()).isPresent()) {
                    return "Files: some are still there; the next nightly clean-up removes them.";
                }
            }
            return "Files: removed; none was found when this was issued.";
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Whether files of {0} are left cannot be told: {1}", job.id(), e.getMessage());
            return "Files: removed; the storage could not be asked when this was issued.";
        }
    }

    private void providers(StringBuilder text, Erased job) {
        List<Asked> asked = database.list(
                """
                select provider, count(*) as calls, max(at) as last from ledger where job_id = ?
                 group by provider order by provider""",
                row -> new Asked(row.getString("provider"), row.getInt("calls"), Database.instant(row, "last")),
                job.id());
        line(text, asked.isEmpty() ? "  Copies at providers: none was asked." : "  Copies at providers:");
        for (Asked provider : asked) {
            line(
                    text,
                    "    - " + provider.provider() + ", called " + provider.calls() + " times, last on "
                            + MOMENT.format(provider.last()) + ".");
            line(text, "      " + terms(provider.provider()));
        }
    }

    private String terms(String provider) {
        Optional<Provider> known = providers.all().stream()
                .filter(one -> one.name().equals(provider))
                .findFirst();
        boolean standIn = known.filter(one -> one.hasStandIn(settings)).isPresent();
        return standIn ? STAND_IN : known.flatMap(Provider::copies).orElse(OWN_TERMS);
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
