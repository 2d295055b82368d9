package io.vireo.identity.signin;

import jakarta.json.bind.annotation.JsonbProperty;

/** @param token what the channel's calls carry from now on */
public record TokenResponse(@JsonbProperty("vtoken") String token) {}
