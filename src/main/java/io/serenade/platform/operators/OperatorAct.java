package io.serenade.platform.operators;

/**
 * Somebody who runs the site has done something. Whoever lets them do it tells this as an event; the console keeps it in its
 * log.
 *
 * @param act in words, such as {@code dismiss report}
 * @param target the job, the key or the product that it was done to
 * @param detail how it went, or to what it was set; may be empty
 * @param number how many jobs it changed
 */
public record OperatorAct(Operator operator, String act, String target, String detail, int number) {

    /** @param done whether it changed the job */
    public static OperatorAct onJob(Operator operator, String act, String jobId, boolean done) {
        return new OperatorAct(operator, act, jobId, done ? "" : "changed nothing", done ? 1 : 0);
    }

    /** Something that changes no job. */
    public static OperatorAct of(Operator operator, String act, String target, String detail) {
        return new OperatorAct(operator, act, target, detail, 0);
    }
}
