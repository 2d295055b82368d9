package io.vireo.identity.signin;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The recent failed sign-ins of one client address for one username.
 *
 * <p>Life cycle: it starts with the first failure. The last failure that the settings allow within their window starts a lockout. It ends
 * with the end of the lockout, with a successful sign-in, or when all failures are older than the window.
 */
@Entity
@Table(name = "LoginAttempts")
public class LoginAttempts {
    @EmbeddedId
    private LoginAttemptKey pair = new LoginAttemptKey("", "");

    /** Times of the failures in epoch milliseconds, oldest first, comma-separated. */
    @Column(name = "Failures")
    private String failures = "";

    @Column(name = "BlockedUntil")
    private @Nullable Long blockedUntil;

    @Column(name = "Updated")
    private long updated;

    protected LoginAttempts() {}

    LoginAttempts(LoginAttemptKey pair) {
        this.pair = pair;
    }

    /**
     * Returns the end of the current lockout; empty if there is none. An end later than {@code now + block} results from a clock that was
     * ahead; {@code now + block} is returned instead.
     */
    Optional<Instant> blockedUntil(Instant now, Duration block) {
        if (blockedUntil != null) {
            blockedUntil = Math.min(blockedUntil, now.plus(block).toEpochMilli());
        }
        return Optional.ofNullable(blockedUntil).map(Instant::ofEpochMilli).filter(now::isBefore);
    }

    /**
     * Records a failure. Only failures within the last {@code window} count; those from before a lockout or with a time in the future do
     * not.
     *
     * @return the number of attempts left; 0 starts a lockout
     */
    int recordFailure(Instant now, int allowed, Duration window, Duration block) {
        boolean afterBlock = blockedUntil != null;
        List<Long> recent = Arrays.stream(failures.split(","))
                .filter(time -> !time.isEmpty() && !afterBlock)
                .map(Long::valueOf)
                .filter(time -> time > now.minus(window).toEpochMilli() && time <= now.toEpochMilli())
                .collect(Collectors.toList());
        recent.add(now.toEpochMilli());
        failures = recent.stream().map(String::valueOf).collect(Collectors.joining(","));
        int left = Math.max(0, allowed - recent.size());
        blockedUntil = left == 0 ? now.plus(block).toEpochMilli() : null;
        updated = now.toEpochMilli();
        return left;
    }
}
