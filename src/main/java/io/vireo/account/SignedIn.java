package io.vireo.account;

import jakarta.json.bind.annotation.JsonbProperty;

/** @param token what the channel's calls carry from now on */
public record SignedIn(@JsonbProperty("vtoken") String token) {}
