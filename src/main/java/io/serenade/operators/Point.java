package io.serenade.operators;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;

/** A figure at a moment. */
@JsonbPropertyOrder({"at", "value"})
public record Point(Instant at, double value) {}
