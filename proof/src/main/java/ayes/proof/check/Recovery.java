package ayes.proof.check;

import ayes.proof.history.Fault;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** @param untilOnEveryScreen until every screen had shown a vote that was sent after the fault; null if one never did */
public record Recovery(Fault fault, @Nullable Duration untilOnEveryScreen) {}
