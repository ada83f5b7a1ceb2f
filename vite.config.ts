import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'src/apps/web',
  plugins: [react()],
  build: {
    outDir: '../../../dist/web',
    // Offices still use browsers built on this engine version.
    target: 'chrome87',
    chunkSizeWarningLimit: 1500,
  },
  server: {
    port: 8421,
    proxy: { '/api': 'http://127.0.0.1:8420', '/healthz': 'http://127.0.0.1:8420' },
  },
});
