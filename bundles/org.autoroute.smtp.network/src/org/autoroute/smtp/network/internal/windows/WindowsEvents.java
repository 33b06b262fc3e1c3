package org.autoroute.smtp.network.internal.windows;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.autoroute.smtp.network.internal.ChangeEvents;

/** Lets Windows call back when an interface, an address or a route changes. No thread of our own waits. */
public final class WindowsEvents implements ChangeEvents {

    /** One of the functions that register a callback. */
    @FunctionalInterface
    private interface Registration {
        int register(short family, IpHelper.Changed callback, Pointer context, byte initial, PointerByReference handle);
    }

    private final IpHelper windows;
    private final List<Pointer> handles = new ArrayList<>();
    /** Windows holds no reference the garbage collector could see. */
    private IpHelper.Changed callback;
    private boolean closed;

    WindowsEvents(IpHelper windows) {
        this.windows = windows;
    }

    public WindowsEvents() {
        this(Native.load("iphlpapi", IpHelper.class));
    }

    @Override
    public synchronized void start(Runnable changed) throws IOException {
        if (closed || running()) {
            return;
        }
        callback = (context, row, kind) -> changed.run();
        register("NotifyIpInterfaceChange", windows::NotifyIpInterfaceChange);
        register("NotifyUnicastIpAddressChange", windows::NotifyUnicastIpAddressChange);
        register("NotifyRouteChange2", windows::NotifyRouteChange2);
    }

    private void register(String name, Registration registration) throws IOException {
        PointerByReference handle = new PointerByReference();
        int error = registration.register((short) IpHelper.AF_UNSPEC, callback, Pointer.NULL, (byte) 0, handle);
        if (error != 0) {
            cancel();
            throw new IOException(name + ": error " + error);
        }
        handles.add(handle.getValue());
    }

    @Override
    public synchronized boolean running() {
        return !handles.isEmpty();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        cancel();
    }

    /** Windows waits for callbacks under way before it returns: no lock is held that they could want. */
    private void cancel() {
        List<Pointer> open;
        synchronized (this) {
            open = List.copyOf(handles);
            handles.clear();
        }
        open.forEach(windows::CancelMibChangeNotify2);
    }
}
