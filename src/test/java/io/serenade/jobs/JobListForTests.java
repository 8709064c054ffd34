package io.serenade.jobs;

import io.serenade.platform.database.Database;
import java.util.Optional;

/** The list of jobs on a database without a server. */
public final class JobListForTests {
    private JobListForTests() {}

    public static JobList on(Database database) {
        JobList list = new JobList();
        list.database = database;
        list.jobs = new Jobs() {
            @Override
            public Optional<Job> find(String id) {
                return database.find(
                        "select product, created_at from jobs where id = ?",
                        row -> JobBuilder.aJob()
                                .withId(id)
                                .of(row.getString("product"))
                                .createdAt(Database.instant(row, "created_at"))
                                .build(),
                        id);
            }
        };
        return list;
    }
}
