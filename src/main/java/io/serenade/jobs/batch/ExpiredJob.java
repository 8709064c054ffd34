package io.serenade.jobs.batch;

/** A job whose time to be kept is over. */
record ExpiredJob(String product, String id) {}
