package io.vireo.identity.signup;

import io.vireo.http.CommonError;
import io.vireo.http.ServiceUnavailableException;
import io.vireo.identity.IdentityError;
import io.vireo.identity.IdentityLimit;
import io.vireo.identity.password.BcryptExecutor;
import io.vireo.identity.password.GuessablePassword;
import io.vireo.identity.password.PasswordHasher;
import io.vireo.ratelimit.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;

/** Takes people in. */
@ApplicationScoped
class SignUpService {
    @Inject
    ChannelCreation channelCreation;

    @Inject
    PasswordHasher passwordHasher;

    @Inject
    BcryptExecutor bcryptExecutor;

    @Inject
    RateLimits limits;

    @Inject
    Clock clock;

    /**
     * Opens an account. No transaction is open while bcrypt works. Refuses what cannot be accepted, with {@link IdentityError#USERNAME_TAKEN},
     * {@link IdentityError#EMAIL_TAKEN} or {@link CommonError#TOO_MANY_REQUESTS}, or as {@link ServiceUnavailableException}.
     */
    void signUp(SignUpRequest person, String address) {
        LocalDate birth = person.birth(clock);
        GuessablePassword.requireNotGuessable("password", person.password(), person.username(), person.email());
        bcryptExecutor.requireCapacity();
        limits.acquire(IdentityLimit.SIGN_UP_ADDRESS, address);
        channelCreation.requireAvailable(person);
        channelCreation.open(person, birth, passwordHasher.hash(person.password()));
    }
}
