package io.serenade.operators;

import io.serenade.jobs.operations.OperatedJobs;
import io.serenade.platform.database.Database;
import io.serenade.platform.operators.Operator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one person has ordered, found by any of their jobs: the songs of one browser, and what belongs to the
 * same visitor or account. What a back end has ordered with its key belongs to many people, so there each order stands
 * for itself.
 */
@ApplicationScoped
public class PersonalJobs {
    /** The most jobs at once: as many as can safely be erased within a minute. */
    public static final int MOST = 200;

    @Inject
    JobSearch search;

    @Inject
    OperatedProducts products;

    @Inject
    OperatorActions acts;

    @Inject
    Database database;

    /** @param erased the ids of the erased jobs @param kept the ids of those that could not be erased */
    public record Outcome(List<String> erased, List<String> kept) {
        public Outcome {
            erased = List.copyOf(erased);
            kept = List.copyOf(kept);
        }
    }

    /** What is not yet erased of the person who ordered this; at least the job itself. */
    public List<ListedJob> of(String jobId) {
        return search.find(jobId).map(this::of).orElse(List.of());
    }

    private List<ListedJob> of(ListedJob job) {
        List<String> ids = new ArrayList<>(database.list("""
                select id from jobs where erased_at is null and owner = (
                       select owner from jobs where id = ? and (owner like 'visitor:%' or owner like 'account:%'))
                 order by created_at limit ?""", row -> row.getString(1), job.id(), MOST));
        products.find(job.product())
                .flatMap(OperatedJobs::person)
                .ifPresent(person -> ids.addAll(ofBrowser(job, person)));
        ids.add(job.id());
        return ids.stream()
                .distinct()
                .map(search::find)
                .flatMap(Optional::stream)
                .filter(found -> found.erasedAt().isEmpty())
                .limit(MOST)
                .toList();
    }

    /** Names of tables and columns are constants of the products. */
    private List<String> ofBrowser(ListedJob job, String person) {
        OperatedJobs.Names names = products.find(job.product()).orElseThrow().names();
        return database.list(
                "select t." + names.id() + " from " + names.table() + " t join jobs j on j.id = t." + names.id()
                        + " where j.erased_at is null and t." + person + " <> '' and t." + person + " = (select "
                        + person
                        + " from " + names.table() + " where " + names.id() + " = ?) order by j.created_at limit ?",
                row -> row.getString(1),
                job.id(),
                MOST);
    }

    /** Erases them one after the other; one that cannot be does not stop the others, and the log has each. */
    public Outcome erase(List<ListedJob> jobs, Operator operator) {
        List<String> erased = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (ListedJob job : jobs) {
            (isErased(job, operator) ? erased : kept).add(job.id());
        }
        return new Outcome(erased, kept);
    }

    private boolean isErased(ListedJob job, Operator operator) {
        try {
            return acts.perform(OperatorAction.ERASE, job.id(), operator);
        } catch (RuntimeException e) {
            System.getLogger(PersonalJobs.class.getName())
                    .log(System.Logger.Level.ERROR, "Job " + job.id() + " could not be erased", e);
            return false;
        }
    }
}
