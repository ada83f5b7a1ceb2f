import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { PhoneApp } from '../../../features/convenings/web/phone/PhoneApp.tsx';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
createRoot(place).render(
  <StrictMode>
    <PhoneApp />
  </StrictMode>,
);

// Without TLS there is none, and the page says so.
if ('serviceWorker' in navigator) {
  window.addEventListener(
    'load',
    () => void navigator.serviceWorker.register('/m/worker.js', { scope: '/m/' }),
  );
}
