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
 * The recent failed sign-ins of one pair of client address and username. It begins with the first failure, is blocked by the last
 * one that the settings allow within their window, and ends with the block, with a success, or when all its failures are old.
 */
@Entity
@Table(name = "LoginAttempts")
public class LoginAttempts {
    @EmbeddedId
    private LoginAttemptKey pair = new LoginAttemptKey("", "");

    /** Epoch milliseconds, oldest first, separated by commas. */
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
     * The end of the block that is in force, if there is one. A block that ends later than one from now on would was made by a clock
     * that was ahead and has been put right: it is one from now on.
     */
    Optional<Instant> blockedUntil(Instant now, Duration block) {
        if (blockedUntil != null) {
            blockedUntil = Math.min(blockedUntil, now.plus(block).toEpochMilli());
        }
        return Optional.ofNullable(blockedUntil).map(Instant::ofEpochMilli).filter(now::isBefore);
    }

    /**
     * Counts a failure; only those of the last {@code window} count, none from before a block, and none from a time that is yet to come.
     *
     * @return how many attempts are left; with 0 the pair is blocked from now on
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
