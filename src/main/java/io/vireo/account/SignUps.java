package io.vireo.account;

import io.vireo.http.CommonError;
import io.vireo.http.Unavailable;
import io.vireo.limit.Limit;
import io.vireo.limit.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;

/** Takes people in. */
@ApplicationScoped
class SignUps {
    @Inject
    Accounts accounts;

    @Inject
    Passwords passwords;

    @Inject
    Hashing hashing;

    @Inject
    RateLimits limits;

    @Inject
    Clock clock;

    /**
     * Opens an account. No transaction is open while bcrypt works. Refuses what cannot be accepted, with {@link IdentityError#USERNAME_TAKEN},
     * {@link IdentityError#EMAIL_TAKEN} or {@link CommonError#TOO_MANY_REQUESTS}, or as {@link Unavailable}.
     */
    void signUp(SignUp person, String address) {
        LocalDate birth = person.birth(clock);
        PersonalPassword.refuse("password", person.password(), person.username(), person.email());
        hashing.requirePlace();
        limits.spend(Limit.SIGN_UP_ADDRESS, address);
        accounts.refuseTaken(person);
        accounts.open(person, birth, passwords.hash(person.password()));
    }
}
