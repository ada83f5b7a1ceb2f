import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../../platform/web/styles/base.css';
import '../../platform/web/styles/shell.css';
import '../../platform/web/styles/data.css';
import '../../platform/web/styles/print.css';
import { WebApp } from './WebApp.tsx';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
createRoot(place).render(
  <StrictMode>
    <WebApp />
  </StrictMode>,
);
