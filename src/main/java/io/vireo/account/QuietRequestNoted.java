package io.vireo.account;

/** There is a quiet request to be done; told to the worker when the transaction has been committed. */
record QuietRequestNoted() {}
