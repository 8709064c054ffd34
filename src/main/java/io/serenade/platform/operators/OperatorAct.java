package io.serenade.platform.operators;

/**
 * An operator has done something. The code that carries it out fires this event; the console stores it in its
 * log.
 *
 * @param act in words, such as {@code dismiss report}
 * @param target the job, the key or the product that it was done to
 * @param detail the result, or the new value; may be empty
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
