package io.vireo.http;

import inet.ipaddr.IPAddress;
import io.vireo.platform.config.InvalidSettingException;
import java.util.List;

/** Addresses and networks (CIDR) of a setting. */
public final class Networks {
    private final List<IPAddress> members;

    private Networks(List<IPAddress> members) {
        this.members = members;
    }

    /** @throws InvalidSettingException if one is neither an address nor a network */
    public static Networks of(String key, List<String> texts) {
        return new Networks(texts.stream()
                .map(text -> ClientAddress.parse(text)
                        .orElseThrow(
                                () -> new InvalidSettingException(key, "must be a list of IP addresses and networks")))
                .toList());
    }

    /** Whether an address, as {@link ClientAddress#exactly} gives it, is one of them. */
    public boolean contain(String address) {
        return ClientAddress.parse(address).filter(this::contain).isPresent();
    }

    boolean contain(IPAddress address) {
        return members.stream().anyMatch(network -> network.contains(address));
    }
}
