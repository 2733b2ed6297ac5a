// Has this browser take reminders. Hidden where it cannot.
import { attempt, headers } from "./ceremony.js";

const button = document.getElementById("reminders-on");
const decode = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

if ("serviceWorker" in navigator && "PushManager" in window) {
  button.hidden = false;
  button.addEventListener(
    "click",
    attempt(async () => {
      await navigator.serviceWorker.register("/app-worker.js", { scope: "/app" });
      const worker = await navigator.serviceWorker.ready;
      const subscription = await worker.pushManager.subscribe({
        userVisibleOnly: true,
        applicationServerKey: decode(button.dataset.key),
      });
      const answer = await fetch("/app/reminders/browser", {
        method: "POST",
        headers: headers(),
        body: JSON.stringify(subscription),
      });
      if (!answer.ok) throw new Error(`It was answered ${answer.status}`);
      window.location.reload();
    }, button.dataset.failed),
  );
}
