package io.vireo.identity.signin;

import com.fasterxml.jackson.annotation.JsonProperty;

/** @param token what the channel's calls carry from now on */
public record TokenResponse(@JsonProperty("vtoken") String token) {}
