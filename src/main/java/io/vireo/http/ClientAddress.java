package io.vireo.http;

import inet.ipaddr.AddressStringParameters;
import inet.ipaddr.HostName;
import inet.ipaddr.HostNameParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Determines the client's IP address: the peer's, or, when the peer is a trusted proxy, the last address of {@code X-Forwarded-For}
 * that is not a trusted proxy itself. Addresses before that one are not trustworthy and are ignored.
 */
@Component
public class ClientAddress {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String TRUSTED = "vireo.http.trusted-proxies";
    private static final int CUSTOMER_BITS = 64;

    /** Parser options that reject wildcards, ranges, single numbers and empty text. */
    private static final IPAddressStringParameters PLAIN = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowWildcardedSeparator(false)
            .allow_inet_aton(false)
            .setRangeOptions(AddressStringParameters.RangeParameters.NO_RANGE)
            .toParams();

    private static final HostNameParameters PLAIN_WITH_PORT = new HostNameParameters.Builder()
            .allowEmpty(false)
            .allowService(false)
            .getAddressOptionsBuilder()
            .allowAll(false)
            .allowSingleSegment(false)
            .allow_inet_aton(false)
            .setRangeOptions(AddressStringParameters.RangeParameters.NO_RANGE)
            .getParentBuilder()
            .toParams();

    private final Networks trusted;

    @Inject
    ClientAddress(HttpSettings settings) {
        trusted = Networks.of(TRUSTED, settings.trustedProxies());
    }

    /**
     * Returns the client's address in canonical form, for rate limiting. An IPv4-mapped IPv6 address is returned as IPv4. An IPv6
     * address is reduced to its /64 network, the unit assigned to one customer (RFC 6177).
     */
    public String of(HttpServletRequest request) {
        IPAddress address = find(request);
        return address.isIPv6()
                ? address.toPrefixBlock(CUSTOMER_BITS).toCanonicalString()
                : address.toCanonicalString();
    }

    /** Returns the client's address as {@link #of} does, but with the full IPv6 address. */
    public String exactly(HttpServletRequest request) {
        return find(request).toCanonicalString();
    }

    /** Returns whether the peer is a trusted proxy. */
    public boolean isProxy(HttpServletRequest request) {
        return parse(request.getRemoteAddr()).filter(trusted::contain).isPresent();
    }

    private IPAddress find(HttpServletRequest request) {
        IPAddress client = parse(request.getRemoteAddr()).orElseThrow();
        List<String> forwarded = Collections.list(request.getHeaders(FORWARDED_FOR)).stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .toList();
        for (int i = forwarded.size() - 1; i >= 0 && trusted.contain(client); i--) {
            Optional<IPAddress> next = parse(forwarded.get(i));
            if (next.isEmpty()) {
                break;
            }
            client = next.get();
        }
        return client.withoutPrefixLength();
    }

    /** Parses an address or network with or without a port; host names are not resolved. */
    static Optional<IPAddress> parse(String text) {
        IPAddress address = new IPAddressString(text.strip(), PLAIN).getAddress();
        if (address == null) {
            HostName host = new HostName(text.strip(), PLAIN_WITH_PORT);
            address = !text.isBlank() && host.isAddress() ? host.asAddress() : null;
        }
        return Optional.ofNullable(address).map(ClientAddress::unmapped);
    }

    private static IPAddress unmapped(IPAddress address) {
        return address.isIPv6() && address.toIPv6().isIPv4Mapped()
                ? address.toIPv6().getEmbeddedIPv4Address()
                : address;
    }
}
