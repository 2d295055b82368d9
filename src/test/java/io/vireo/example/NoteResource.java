package io.vireo.example;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import io.vireo.ratelimit.RateLimiter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** {@code /notes/{hash}}: the note of a channel about a video. */
@Path("/notes/{hash}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class NoteResource {
    @Inject
    NoteService notes;

    @Inject
    RateLimiter limits;

    /** Adds a note: 200 {@code ""}; 404 {@code "no-video"}; 409 {@code "note-exists"}; 429. */
    @POST
    @RolesAllowed(Roles.CHANNEL)
    public ApiResponse add(@PathParam("hash") String hash, @Valid NoteRequest note, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        // before the transaction: the rate limit uses a separate transaction
        limits.acquire(NoteLimit.NOTES_ACCOUNT, Long.toString(caller.channelId()));
        notes.add(caller, hash, note.text());
        return ApiResponse.EMPTY;
    }
}
