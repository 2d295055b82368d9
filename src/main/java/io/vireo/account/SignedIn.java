package io.vireo.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/** @param token what the channel's calls carry from now on */
public record SignedIn(@JsonProperty("vtoken") String token) {}
