package io.vireo.identity.signin;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The body of a response that issues a token.
 *
 * @param token the token to send with later requests
 */
public record TokenResponse(@JsonProperty("vtoken") String token) {}
